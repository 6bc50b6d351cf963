"""The outlet that a page names as its source or as the owner of its rights.

2025-02-24 13:05 来源：浦江财讯        <저작권자 ⓒ 정동저널 무단전재 및 재배포 금지>
(c) Inwang Post. Terms | Privacy       香江日訊有限公司 版權所有 不得轉載
"""

import re
from collections.abc import Iterable

_SOURCE = re.compile(r"(?:来源|來源|稿源)\s*[:：]\s*([^\s:：|丨]{2,20})")
_YEARS = r"(?:\s*(?:19|20)\d{2}(?:\s*[-–~]\s*(?:19|20)?\d{2,4})?)?"
_NAME = r"([가-힣\u3400-\u9fff][^\s,.，。|<>()（）/]{1,20}|[A-Z][\w'’]*(?:\s(?:&|[A-Z][\w'’]*)){0,3})"
_OWNED = (
    re.compile(
        rf"(?:copyright|저작권자|ⓒ|©|\([cC]\))(?:\s|ⓒ|©|\([cC]\)|:|：)*{_YEARS}\s*{_NAME}", re.IGNORECASE
    ),
    re.compile(rf"(?:版权所有|版權所有)\s*[:：]?\s*{_NAME}"),
    re.compile(rf"{_NAME}\s*(?:版权所有|版權所有)"),
)
_FORM = re.compile(r"(?:\(주\)|㈜|주식회사|有限公司|股份|公司|Corporation|Inc|Ltd)+$")
_NOT_A_NAME = re.compile(r"^(?:All|Rights|The|무단|재배포|저작권|未经|不得|本网|本站)")
_LONGEST = 200  # characters of a line that names an owner


def of_source(texts: Iterable[str]) -> str:
    """The source that the lines of a head name, "" where they name none."""
    return next((found.group(1) for text in texts if (found := _SOURCE.search(text))), "")


def of_owner(texts: Iterable[str]) -> str:
    """The owner of the rights that a page names first, "" where it names none."""
    for text in texts:
        if len(text) > _LONGEST:
            continue
        for form in _OWNED:
            found = form.search(text)
            if found and not _NOT_A_NAME.match(found.group(1)):
                return _FORM.sub("", found.group(1)).strip()
    return ""
