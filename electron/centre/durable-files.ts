import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { fsyncSync } from 'node:fs';
import { z } from 'zod';
import { syncFolder } from '../atomic-file';
import { syncTree } from './durable-folder';

interface OpenFile {
  readonly node: object;
  /** The machine's own number of the open file; a folder has none. */
  readonly nfd?: number;
}

type Operation<First> = (first: First, ...others: readonly unknown[]) => unknown;

function operation<First>() {
  return z.custom<Operation<First>>((value) => typeof value === 'function');
}

/** Of the engine's way to the machine's files: what is needed to force one to disk. */
const machineFiles = z.object({
  stream_ops: z.custom<{ write: Operation<OpenFile>; setattr: Operation<OpenFile>; fsync?: Operation<OpenFile> }>(
    (value) => z.looseObject({ write: operation(), setattr: operation() }).safeParse(value).success,
  ),
  node_ops: z.custom<{ setattr: Operation<object> }>(
    (value) => z.looseObject({ setattr: operation() }).safeParse(value).success,
  ),
  realPath: z.custom<(node: object) => string>((value) => typeof value === 'function'),
});

/** The system's number for a disk that failed, as the engine knows it: it then stops, and does not go on as if written. */
const INPUT_OUTPUT_ERROR = 29;

/**
 * INV-2, REG-6. A folder of the machine in which the engine's `fsync` does what it says: without it the engine believes
 * that a row is on disk, and a power cut makes a used pre-registration good again.
 */
export class DurableFiles extends NodeFS {
  override async init(engine: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    await syncTree(this.rootDir);
    const { emscriptenOpts } = await super.init(engine, options);
    const give = ({ NODEFS }: { readonly NODEFS: unknown }): void => giveFsync(NODEFS);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), give] } };
  }
}

/** What forces a file, by its open number, and a folder to disk. */
interface Disk {
  readonly syncFile: (open: number) => void;
  readonly syncFolder: (path: string) => void;
}

/**
 * Gives the engine's way to files a `fsync`, for a folder that is on disk as it is. Throws where the way is another than
 * this one. A file that the engine has not written is left alone: after an end without a farewell it forces all thousand
 * of them to disk, one by one, which would take seconds.
 */
export function giveFsync(files: unknown, disk: Disk = { syncFile: fsyncSync, syncFolder }): void {
  const { stream_ops: streams, node_ops: nodes, realPath } = machineFiles.parse(files);
  const written = new WeakSet<object>();
  const { write, setattr: setOfOpen } = streams;
  const { setattr } = nodes;
  streams.write = (file, ...others) => {
    written.add(file.node);
    return write(file, ...others);
  };
  streams.setattr = (file, ...others) => {
    written.add(file.node);
    return setOfOpen(file, ...others);
  };
  nodes.setattr = (node, ...others) => {
    written.add(node);
    return setattr(node, ...others);
  };
  streams.fsync = ({ nfd, node }) => {
    try {
      if (nfd === undefined) disk.syncFolder(realPath(node));
      else if (written.has(node)) disk.syncFile(nfd);
      written.delete(node);
      return 0;
    } catch {
      return INPUT_OUTPUT_ERROR;
    }
  };
}
