import { answer } from "@assay/api";
import { type Annotation, api } from "../server/api.ts";
import type { Sender } from "./replay.ts";
import type { Work } from "./work.ts";

/** Sends work to the server of this page. */
export const apiSender: Sender = {
  sendAnswer: async (work) => {
    await sendAnswer(work);
  },
  saveDraft: async (work) => {
    const body = { result: [...work.result], lead_time: work.leadSeconds };
    const path = { id: work.task };
    if (work.annotation === null) {
      await api.POST("/api/tasks/{id}/drafts", { params: { path }, body });
    } else {
      await api.POST("/api/tasks/{id}/annotations/{annotation}/drafts", {
        params: { path: { ...path, annotation: work.annotation } },
        body,
      });
    }
  },
};

async function sendAnswer(work: Work): Promise<Annotation> {
  const { pending, annotation, version } = work;
  if (pending === null) {
    throw new Error(`Task ${work.task} has no answer to send.`);
  }
  const header = { "Idempotency-Key": pending.idempotencyKey };
  if (annotation === null) {
    return await answer(
      api.POST("/api/tasks/{id}/annotations", { params: { path: { id: work.task }, header }, body: pending.body }),
    );
  }
  return await answer(
    api.PATCH("/api/annotations/{id}", {
      params: {
        path: { id: annotation },
        header: { ...header, ...(version === null ? {} : { "If-Match": `"${version}"` }) },
      },
      body: pending.body,
    }),
  );
}
