/**
 * Dialogs that can be opened from any view: loaded when first needed, mounted beside the frame,
 * gone when closed.
 */
import { mount, unmount, type Component } from 'svelte';

/** What an overlay must take: it calls `onclose` when it is done. */
export interface OverlayProps {
  onclose: () => void;
}

const open = new Set<string>();

/** Opens the overlay `name` unless it is open already. Resolves when it has closed. */
export async function openOverlay<P extends OverlayProps>(
  name: string,
  load: () => Promise<{ default: Component<P> }>,
  props: Omit<P, 'onclose'>,
): Promise<void> {
  if (open.has(name)) return;
  open.add(name);
  try {
    const { default: view } = await load();
    const target = document.getElementById('app') ?? document.body;
    let mounted: Record<string, unknown> = {};
    await new Promise<void>((resolve) => {
      const all = { ...props, onclose: () => resolve() } as unknown as P;
      mounted = mount(view, { target, props: all });
    });
    // the dialog gives the focus back before it goes
    setTimeout(() => void unmount(mounted));
  } finally {
    open.delete(name);
  }
}
