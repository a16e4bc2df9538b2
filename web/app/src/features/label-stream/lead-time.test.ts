import { expect, test } from "vitest";
import { LeadTime } from "./lead-time.ts";

function clock(): { now: () => number; pass: (milliseconds: number) => void } {
  let time = 5_000;
  return {
    now: () => time,
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

test("time counts while something is done at least once a minute", () => {
  const { now, pass } = clock();
  const lead = new LeadTime(now, 10);
  pass(30_000);
  lead.touch();
  pass(59_000);
  expect(lead.seconds).toBe(99);
});

test("an hour away counts as one minute", () => {
  const { now, pass } = clock();
  const lead = new LeadTime(now, 0);
  pass(3_600_000);
  expect(lead.seconds).toBe(60);
  lead.touch();
  pass(1_000);
  expect(lead.seconds).toBe(61);
});

test("idleness grows from the last input and goes on out of sight", () => {
  const { now, pass } = clock();
  const lead = new LeadTime(now, 0);
  pass(90_000);
  expect(lead.idle).toBe(90_000);
  lead.touch();
  expect(lead.idle).toBe(0);
  lead.pause();
  pass(5_000);
  expect(lead.idle).toBe(5_000);
});

test("nothing counts out of sight", () => {
  const { now, pass } = clock();
  const lead = new LeadTime(now, 0);
  pass(2_000);
  lead.pause();
  pass(50_000);
  expect(lead.seconds).toBe(2);
  lead.touch();
  pass(1_000);
  expect(lead.seconds).toBe(3);
});
