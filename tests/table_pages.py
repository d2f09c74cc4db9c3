"""Pages that tables and frames are tried on."""

from __future__ import annotations

from pathlib import Path

import jdparse
from jdparse.batch.json_lines import to_json

POSITION = """\
岗位名称：档案管理员
岗位定员：2人
直接上级：办公室主任、综合科科长
职责一 职责描述：库房管理 工作时间百分比：60%
工作任务
1、每季度清点库房一次。
2、登记借阅。
职责二 职责描述：移交 工作时间百分比：30%
工作任务
1、收集各科室移交的文件并登记造册。
岗位权限：
1、对借阅申请的审核权
内部协作部门：各科室
任职资格：
学历：大专以上
年龄：25-45岁
存放地点：三号库
"""
"""A position with something in each table."""

FORM = POSITION.replace("岗位定员：2人\n", "所在部门：综合办公室\n岗位定员：2人\n编制日期：2021年3月\n")

NOTICE = """\
招聘仓库保管员
所在部门：物流部
岗位职责：
1、每日盘点库存，账物相符。
2、接待前来参观的公主管家。
任职要求：
1、本科以上学历；
2、三年以上工作经验。
薪资：年薪12-18万元
"""

NO_POST = "今晚七点检修路灯，请绕行西门。\n"


def documents() -> list[jdparse.Document]:
    return [jdparse.parse(text) for text in (FORM, NOTICE, NO_POST)]


def write_lines(path: Path, found: list[jdparse.Document]) -> Path:
    path.write_text("".join(f"{to_json(document)}\n" for document in found), "utf-8")
    return path
