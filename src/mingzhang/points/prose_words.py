"""The words around a number in prose: counting units, particles that end a noun, verbs before one."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PEOPLE = frozenset({"人", "名", "位"})
HOUSEHOLDS = frozenset({"户", "家"})
TIMES = frozenset({"次", "场", "场次", "期"})
CASES = frozenset({"件", "起", "宗", "例"})
VEHICLES = frozenset({"辆", "台"})
SAME_COUNT: tuple[frozenset[str], ...] = (PEOPLE, HOUSEHOLDS, TIMES, CASES, VEHICLES)
"""Units that count the same things: 2家企业 is 2户企业."""

COUNT_UNITS = frozenset(
    _words(
        """
    人次 人·次 人日 人天 人 名 位 户次 户 家次 家 个工作日 个月 个学时 个 项 件次 件 次 批次 批 场次 场
    期 册 本 份 篇 条 辆次 辆 台套 台(套) 套 台 座 栋 幢 处 所 间 支 只 头 匹 棵 株 盏 块 幅 张 枚 部门
    部 门 种 类 届 轮 组 队 对 班次 班 课时 学时 起 宗 例 笔 单位 单 封 口 眼 艘 架 颗 片 袋 瓶 箱 盒 桶
    卷 页 字 平方米 平方公里 平方千米 平方 公里 千米 厘米 毫米 米 亩 公顷 吨 公斤 千克 克 立方米 立方 升
    度 千瓦时 千瓦 兆瓦 小时 分钟 秒 天 日 工作日 周 年 岁 周岁 倍 层 级 科室 科 县区 市县 市 县 区 乡镇
    乡 镇 行政村 自然村 村 社区 街道 省 床位 床 车次 车 趟 遍 款 段 站 院 校 园 馆 岗位 学位 台次 人均
    星 环节 方面 ㎡ m2 m² km kg 季度 股 盘 桌 棚 井 路 网
    """
    )
)
LONGEST_UNIT = max(map(len, COUNT_UNITS))

MULTIPLIERS: tuple[tuple[str, int], ...] = (
    ("万亿", 10**12),
    ("百万", 10**6),
    ("千万", 10**7),
    ("百", 100),
    ("千", 1000),
    ("万", 10**4),
    ("亿", 10**8),
)
NEARLY_AFTER = "余多来几"
NEARLY_BEFORE = _words(
    """
    约 近 超 超过 逾 大约 将近 突破 不低于 不少于 不超过 至少 最多 最高
    """
)
NEARLY_BEHIND = ("左右", "上下", "以上", "以下", "以内", "以内的")

DELIMITERS = '，,。；;：:、！!？?()（）“”"‘’《》<>＜＞≥≤=＝\n\t|/／×'
LABEL_ENDS = _words(
    """
    不低于 不少于 不超过 分别为 分别是 分别 合计 共计 总计 累计 一共 达到 约为 至少 最多 最高 超过 大约
    将近 突破 只有 按照 等于 约 按 为 是 达 共 计 近 超 逾 的 了 在 于 仅 有 均 至 到 以 每 其中
    """
)
MEANS = ("人均", "户均", "月均", "日均", "平均")
"""Ends of a label that look like the particle 均 and are not."""
LABEL_HEADS = _words(
    """
    其中 按照 根据 以及 通过 以 按 比 较 对 为 将 从 由 和 与 及 共 且 并 的 了 在 向 把 使 给 据
    """
)
LEADING_VERBS = _words(
    """
    接待 完成 开展 办理 举办 组织 慰问 救助 发放 走访 新增 实现 支付 接办 召开 审核 检查 处理 聘用 采购
    购置 购买 印刷 制作 建成 受理 引进 安排 落实 服务
    """
)
NOUN_STOPS = (
    '的和与及或为是在对将已被等并且把向从由比较到至以，,。；;：:、！!？?()（）“”"‘’《》 \n\t'
    "0123456789%=<>+-×/／·|"
)
NOUN_VERBS = _words(
    """
    开展 进行 实施 完成 出具 提供 参加 发放 享受 接受 组织 举办 召开 达到 受益 获得 给予 落实 予以 实现
    办理 处理 审核 审查 检查 使用 参与 用于 计算 测算 核算 全部 均已 左右 以上 以下 以内 增加 减少 增长
    下降 作为 共计 合计
    """
)
COUNTING_ENDS = ("数", "数量", "次数", "人数", "户数", "面积", "个数", "总数", "家数")
RATE_ENDS = ("率", "比例", "占比", "满意度", "百分比")
SCORE_ENDS = ("得分", "总分", "评分", "分值", "均分")


def same_counting(first: str, second: str) -> bool:
    """True if the two units count the same things (户 and 家, 人 and 名), or one of them is not printed."""
    if first == second or not first or not second:
        return True
    return any(first in units and second in units for units in SAME_COUNT)
