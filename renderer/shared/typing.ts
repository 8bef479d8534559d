import { useEffect, useEffectEvent } from 'react';
import { ERASE_KEY } from '../../machines/entry';

/** What a real keyboard may do on the present screen. */
export interface Typing {
  readonly onKey?: ((key: string) => void) | undefined;
  readonly onConfirm?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing && !event.defaultPrevented;
}

/** A keypad's digits are digits, also where its lock is off and they would move a cursor. */
function typedKey({ key, code }: KeyboardEvent): string {
  return /^Numpad([0-9])$/.exec(code)?.[1] ?? (code === 'NumpadDecimal' ? 'Delete' : key);
}

/** Letters, digits, Backspace, Delete, Enter and Escape of a real keyboard, or of a numeric keypad, do what the keys on the screen do. */
export function useTyping({ onKey, onConfirm, onCancel }: Typing): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isPlain(event)) return;
    const key = typedKey(event);
    if (key === 'Escape') onCancel?.();
    else if (key === 'Enter' && !event.repeat) onConfirm?.();
    else if (key === 'Backspace' || key === 'Delete') onKey?.(ERASE_KEY);
    else if (/^[0-9A-Za-z]$/.test(key) && !event.repeat) onKey?.(key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
