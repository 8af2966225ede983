"""What a finding adds about its cause, whatever its rule."""

GIVEN_UP = "这 {count} 个关系在限定的试算次数内未能确定是哪一处写错，请对照原始资料逐项核对：{names}。"
NOT_ISOLATED = "这 {count} 个关系没有一处（或两三处）改动能同时解释，未能确定是哪一处写错：{names}。"
ROW_LOST = "像是漏了一行：“{total}”下面补上一行，各列依次为 {figures}，{count} 个关系即告成立；请核对是否少印了一行。"
ROW_TWICE = "像是多了一行：“{row}”（各列依次为 {figures}）多算了一次，去掉后 {count} 个关系即告成立。"
TURNED = "把这里表示增减的词改成相反的意思，{count} 个关系即告成立（增减方向相反）。"
