"""Reads exports with other people's readers and prints what they hold as JSON.

usage: read_export.py coco FILE.zip|FILE.json
       read_export.py yolo FILE.zip
"""

import contextlib
import io
import json
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

from pycocotools.coco import COCO


def read_coco(path: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(path)
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                name = next(n for n in archive.namelist() if n.endswith("result.json"))
                file = Path(archive.extract(name, folder))
        with contextlib.redirect_stdout(io.StringIO()):
            coco = COCO(str(file))
    names = {category["id"]: category["name"] for category in coco.loadCats(coco.getCatIds())}
    count: dict = defaultdict(int)
    area: dict = defaultdict(float)
    for annotation in coco.loadAnns(coco.getAnnIds()):
        name = names[annotation["category_id"]]
        count[name] += 1
        area[name] += annotation["area"]
    return {"images": len(coco.getImgIds()), "count": count, "area": area}


def read_yolo(path: str) -> dict:
    count: dict = defaultdict(int)
    area: dict = defaultdict(float)
    files = 0
    with zipfile.ZipFile(path) as archive:
        names = archive.read("classes.txt").decode().splitlines()
        for entry in archive.namelist():
            if entry.startswith("labels/") and entry.endswith(".txt"):
                files += 1
                for line in archive.read(entry).decode().splitlines():
                    index, _, _, width, height = line.split()
                    count[names[int(index)]] += 1
                    area[names[int(index)]] += float(width) * float(height)
    return {"images": files, "count": count, "area": area}


if __name__ == "__main__":
    read = {"coco": read_coco, "yolo": read_yolo}[sys.argv[1]]
    print(json.dumps(read(sys.argv[2])))
