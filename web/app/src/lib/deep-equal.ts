/** Whether two values that JSON can hold say the same; the order of an object's keys says nothing. */
export function isDeepEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return Object.is(one, other);
  }
  if (Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  const left = Object.entries(one);
  const right = new Map(Object.entries(other));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && isDeepEqual(value, right.get(key)))
  );
}
