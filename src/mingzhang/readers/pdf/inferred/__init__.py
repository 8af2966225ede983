"""Tables whose cells no ruling separates: columns and rows from where the words stand."""
