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

/** Letters, digits, Backspace, Enter and Escape of a real keyboard do what the keys on the screen do. */
export function useTyping({ onKey, onConfirm, onCancel }: Typing): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isPlain(event)) return;
    if (event.key === 'Escape') onCancel?.();
    else if (event.key === 'Enter' && !event.repeat) onConfirm?.();
    else if (event.key === 'Backspace') onKey?.(ERASE_KEY);
    else if (/^[0-9A-Za-z]$/.test(event.key) && !event.repeat) onKey?.(event.key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
