"""The desk: what stands beside the documents — settings, accepted findings, the folder and its work."""
