import type { AgentView } from '../model.ts';
import { buttonState } from './button-state.ts';
import { specOf, type ToolbarButton } from './toolbar-profile.ts';

interface Options {
  /** The button that has the focus, also where a dynamic layout has just lost it. */
  readonly focused: () => ToolbarButton | undefined;
  /** The buttons that are shown. */
  readonly buttons: () => readonly ToolbarButton[];
  readonly elementOf: (id: string) => FocusTarget | null;
  readonly first: () => FocusTarget | undefined;
}

interface FocusTarget extends HTMLElement {
  readonly updateComplete?: Promise<unknown>;
}

/**
 * Moves the focus on once the pressed button has done its work: to the next sensible one as soon as that works, and
 * never out of the toolbar (ui.md 12).
 */
export class FollowFocus {
  readonly #options: Options;
  /** The button that worked and then was disabled under the focus. */
  #leaving: ToolbarButton | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Before the new state is drawn. */
  look(before: AgentView | undefined, after: AgentView | undefined): void {
    const focused = this.#options.focused();
    if (!focused || !buttonState(focused, before).isEnabled || buttonState(focused, after).isEnabled) return;
    this.#leaving = focused;
  }

  /** After it was drawn. */
  follow(agent: AgentView | undefined): void {
    const leaving = this.#leaving;
    if (!leaving) return;
    const { elementOf, focused, buttons, first } = this.#options;
    const works = (button: ToolbarButton) => buttonState(button, agent).isEnabled;
    const isGone = !elementOf(leaving.id);
    const hasMovedOn = !isGone && (focused()?.id !== leaving.id || works(leaving));
    const follower = specOf(leaving)?.next?.find((id) =>
      buttons().some((button) => button.id === id && works(button)),
    );
    if (!hasMovedOn && !follower && !isGone) return;
    this.#leaving = undefined;
    if (hasMovedOn) return;
    const to = (follower ? elementOf(follower) : null) ?? (isGone ? first() : undefined);
    // A button that has only now come has not rendered yet; nothing in it could take the focus.
    void to?.updateComplete?.then(() => to.focus());
  }
}
