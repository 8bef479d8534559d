/**
 * Makes views of snapshots, and keeps the latest: a change has several listeners, and each asks for what it shows.
 */
export function keepingLatest<Snapshot extends object, View>(
  toView: (snapshot: Snapshot, now: number) => View,
): (snapshot: Snapshot, now: number) => View {
  let latest: { readonly snapshot: Snapshot; readonly now: number; readonly view: View } | undefined;
  return (snapshot, now) => {
    if (latest?.snapshot !== snapshot || latest.now !== now) latest = { snapshot, now, view: toView(snapshot, now) };
    return latest.view;
  };
}
