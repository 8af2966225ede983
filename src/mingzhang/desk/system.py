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
}


def reason(error: OSError) -> str:
    """Why, in Chinese where the error is a known one; else as the system says it."""
    return _WORDS.get(error.errno or 0) or error.strerror or type(error).__name__
