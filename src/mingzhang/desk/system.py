"""What the system says when a file cannot be opened or written, in the words of the people who read it."""

from __future__ import annotations

import errno

_WORDS = {
    errno.ENOENT: "没有这个文件",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只能读取",
    errno.ENOSPC: "磁盘空间不够",
    errno.EDQUOT: "磁盘空间不够",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "文件被其他程序占用",
    errno.ETXTBSY: "文件被其他程序占用",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接循环",
    errno.EINVAL: "系统不接受这个文件名或这种操作",
    errno.EFBIG: "文件太大",
    errno.ENODEV: "没有这个设备",
    errno.ENXIO: "没有这个设备",
    errno.EAGAIN: "系统正忙",
    errno.ENOMEM: "内存不够",
    errno.ENOTEMPTY: "文件夹里还有别的文件",
    errno.EXDEV: "不在同一个磁盘上",
    errno.ETIMEDOUT: "网络磁盘没有回应",
    errno.ESTALE: "网络磁盘的连接断了",
}
_NUMBERED = "系统错误 {number}"
_UNKNOWN = "系统没有说明原因"


def reason(error: OSError) -> str:
    """Why, in Chinese; of an error without words here, the number by which a technician knows it."""
    number = error.errno or 0
    return _WORDS.get(number) or (_NUMBERED.format(number=number) if number else _UNKNOWN)
