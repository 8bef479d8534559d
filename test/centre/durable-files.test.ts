import { beforeEach, describe, expect, test } from 'vitest';
import { giveFsync } from '../../electron/centre/durable-files';

interface File {
  readonly node: object;
  readonly nfd?: number;
}

/** The engine's way to files, as far as it matters here; it keeps what reached it. */
function engineFiles() {
  const reached: string[] = [];
  const streams: Record<'write' | 'setattr', (file: File) => void> & { fsync?: (file: File) => unknown } = {
    write: ({ nfd }) => void reached.push(`write ${nfd}`),
    setattr: ({ nfd }) => void reached.push(`set ${nfd}`),
  };
  const nodes = { setattr: (_node: object) => void reached.push('set by name') };
  return { reached, stream_ops: streams, node_ops: nodes, realPath: () => '/data/pg_wal' };
}

describe('INV-2: the engine’s fsync', () => {
  let files: ReturnType<typeof engineFiles>;
  let forced: unknown[];
  const file = { node: {}, nfd: 7 };
  const fsync = (of: File) => files.stream_ops.fsync?.(of);
  beforeEach(() => {
    files = engineFiles();
    forced = [];
    giveFsync(files, { syncFile: (open) => forced.push(open), syncFolder: (path) => forced.push(path) });
  });

  test.each([
    ['written', () => files.stream_ops.write(file), 'write 7'],
    ['cut short while open', () => files.stream_ops.setattr(file), 'set 7'],
    ['cut short by its name', () => files.node_ops.setattr(file.node), 'set by name'],
  ])('a file that was %s is forced to disk, once', (_, change, reached) => {
    change();
    expect(files.reached).toEqual([reached]);
    expect([fsync(file), fsync(file)]).toEqual([0, 0]);
    expect(forced).toEqual([7]);
  });

  test('a file that it has not written is on disk already', () => {
    expect(fsync(file)).toBe(0);
    expect(forced).toEqual([]);
  });

  test('a folder is forced to disk always', () => {
    expect(fsync({ node: {} })).toBe(0);
    expect(forced).toEqual(['/data/pg_wal']);
  });

  test('a disk that fails is an error to the engine, and the file is not taken for written', () => {
    const failing = engineFiles();
    let failures = 1;
    giveFsync(failing, {
      syncFile: (open) => {
        failures -= 1;
        if (failures === 0) throw new Error('EIO');
        forced.push(open);
      },
      syncFolder: () => undefined,
    });
    failing.stream_ops.write(file);
    expect(failing.stream_ops.fsync?.(file)).toBeGreaterThan(0);
    expect(failing.stream_ops.fsync?.(file)).toBe(0);
    expect(forced).toEqual([7]);
  });
});

test('a way to files that is another is refused: nothing would be forced to disk', () => {
  expect(() => giveFsync({ stream_ops: {}, node_ops: {}, realPath: () => '' })).toThrow();
});
