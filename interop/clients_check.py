"""What other people's clients do with a running server.

The Label Studio SDK makes a project, imports, lists, annotates and exports; pycocotools loads both COCO layouts and
finds the boxes that were drawn, with their areas.
"""
import io
import json
import os
import tempfile
import time
import unittest
import urllib.request
import zipfile

from label_studio_sdk import LabelStudio
from pycocotools.coco import COCO

URL = os.environ["ASSAY_URL"].rstrip("/")
TOKEN = os.environ["ASSAY_TOKEN"]
CONFIG = """<View><Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="cell"/><Label value="platelet"/></RectangleLabels></View>"""
WIDTH, HEIGHT = 640, 480
BOXES = [(10, 20, 30, 40, "cell"), (50, 5, 12.5, 25, "platelet"), (0, 0, 100, 100, "cell")]


def region(number, box):
    x, y, width, height, label = box
    return {
        "id": f"r{number}", "from_name": "box", "to_name": "image", "type": "rectanglelabels",
        "original_width": WIDTH, "original_height": HEIGHT, "image_rotation": 0,
        "value": {"x": x, "y": y, "width": width, "height": height, "rotation": 0, "rectanglelabels": [label]},
    }


def download(path):
    request = urllib.request.Request(URL + path, headers={"Authorization": f"Token {TOKEN}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def coco_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        broken = files.testzip()
        assert broken is None, broken
        text = files.read("result.json").decode()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(text)
        file.flush()
        return COCO(file.name)


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = LabelStudio(base_url=URL, api_key=TOKEN)
        cls.project = cls.client.projects.create(title="interop", label_config=CONFIG)
        cls.client.projects.import_tasks(
            id=cls.project.id,
            request=[{"image": f"/data/upload/none/{name}.png"} for name in ("one", "two", "three")],
            return_task_ids=True,
        )
        cls.tasks = list(cls.client.tasks.list(project=cls.project.id, fields="all"))

    @classmethod
    def tearDownClass(cls):
        cls.client.projects.delete(id=cls.project.id)

    def test_1_tasks_are_listed(self):
        self.assertEqual(3, len(self.tasks))

    def test_2_answers_are_taken_and_read_back(self):
        task = min(self.tasks, key=lambda one: one.id)
        result = [region(number, box) for number, box in enumerate(BOXES)]
        made = self.client.annotations.create(id=task.id, result=result, lead_time=1.5)
        read = self.client.annotations.get(id=made.id)
        self.assertEqual(result, read.result)

    def test_3_predictions_are_taken(self):
        task = max(self.tasks, key=lambda one: one.id)
        made = self.client.predictions.create(task=task.id, result=[region(0, BOXES[0])], score=0.5, model_version="m1")
        self.assertEqual(0.5, made.score)

    def test_4_pycocotools_finds_what_was_drawn(self):
        areas = sorted(w * h / 10_000 * WIDTH * HEIGHT for _, _, w, h, _ in BOXES)
        for layout in ("COCO", "COCO_CORRECT"):
            with self.subTest(layout):
                coco = coco_of(download(f"/api/projects/{self.project.id}/export?exportType={layout}"))
                self.assertEqual(1, len(coco.getImgIds()))
                found = coco.loadAnns(coco.getAnnIds())
                self.assertEqual(areas, sorted(one["area"] for one in found))
                names = {one["id"]: one["name"] for one in coco.loadCats(coco.getCatIds())}
                self.assertEqual(["cell", "cell", "platelet"], sorted(names[one["category_id"]] for one in found))

    def test_5_the_export_is_json_of_whole_tasks(self):
        tasks = json.loads(download(f"/api/projects/{self.project.id}/export?exportType=JSON&download_all_tasks=true"))
        self.assertEqual(3, len(tasks))
        self.assertEqual(1, sum(len(task["annotations"]) for task in tasks))

    def test_6_snapshots_are_made_and_downloaded(self):
        exports = self.client.projects.exports
        made = exports.create(
            id=self.project.id,
            title="night",
            annotation_filter_options={"usual": True},
            serialization_options={"predictions": {"only_id": False}},
        )
        for _ in range(300):
            if exports.get(id=self.project.id, export_pk=made.id).status == "completed":
                break
            time.sleep(0.1)
        tasks = json.loads(b"".join(exports.download(id=self.project.id, export_pk=made.id, export_type="JSON")))
        self.assertEqual(3, len(tasks))
        self.assertEqual([0.5], [one["score"] for task in tasks for one in task["predictions"]])
        self.assertIn(made.id, [one.id for one in exports.list(id=self.project.id)])
        self.assertEqual(tasks[0]["id"], exports.as_json(self.project.id)[0]["id"])

    def test_7_uploads_are_read_imported_again_and_deleted(self):
        head = {"Authorization": f"Token {TOKEN}", "Content-Type": "multipart/form-data; boundary=b"}
        body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="more.csv"\r\n\r\nimage\nx.png\n\r\n--b--\r\n'
        path = f"{URL}/api/projects/{self.project.id}/import?commit_to_project=false"
        with urllib.request.urlopen(urllib.request.Request(path, body, head)) as answer:
            upload = json.load(answer)["file_upload_ids"][0]
        file = self.client.files.get(id=upload)
        self.assertRegex(file.file, rf"upload/{self.project.id}/[0-9a-f]{{8}}-more\.csv")
        self.assertEqual(12, file.size)
        self.assertEqual([upload], [one.id for one in self.client.files.list(id=self.project.id, ids=[str(upload)])])
        again = json.dumps({"file_upload_ids": [upload], "files_as_tasks_list": True}).encode()
        head["Content-Type"] = "application/json"
        path = f"{URL}/api/projects/{self.project.id}/reimport"
        with urllib.request.urlopen(urllib.request.Request(path, again, head)) as answer:
            self.assertEqual(1, json.load(answer)["task_count"])
        task = next(one for one in self.client.tasks.list(project=self.project.id) if one.data["image"] == "x.png")
        self.client.tasks.delete(id=str(task.id))
        self.client.files.delete(id=upload)


if __name__ == "__main__":
    unittest.main()
