"""What a finding adds about its cause, whatever its rule."""

GIVEN_UP = "这 {count} 个关系在限定的试算次数内未能确定是哪一处写错，请对照原始资料逐项核对：{names}。"
NOT_ISOLATED = "这 {count} 个关系没有一处（或两三处）改动能同时解释，未能确定是哪一处写错：{names}。"
ROW_LOST = "像是漏了一行：“{total}”下面补上一行，各列依次为 {figures}，{count} 个关系即告成立；请核对是否少印了一行。"
ROW_TWICE = "像是多了一行：“{row}”（各列依次为 {figures}）多算了一次，去掉后 {count} 个关系即告成立。"
TURNED = "把这里表示增减的词改成相反的意思，{count} 个关系即告成立（增减方向相反）。"
MOVED = "像是填错了格：{first} 的 {figure} 应当填在 {second}；移过去后 {count} 个关系即告成立。"
EXCHANGED = (
    "像是两格的数互换了：{first} 应为 {proposed}，{second} 应为 {figure}；换过来后 {count} 个关系即告成立。"
)
CARRIED = "同一张表里这 {cells} 格都差 {difference}：{all}。像是其中一项错了，并已加进合计；一并改正后 {count} 个关系即告成立。"
