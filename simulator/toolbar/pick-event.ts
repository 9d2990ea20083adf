import type { PickPurpose } from './button-catalogue.ts';

/** A button needs somebody to be picked before it can ask for anything. */
export class PickEvent extends Event {
  static readonly type = 'icw-pick';
  readonly purpose: PickPurpose;
  readonly itemId: string | undefined;

  constructor(purpose: PickPurpose, itemId: string | undefined) {
    super(PickEvent.type, { bubbles: true, composed: true });
    this.purpose = purpose;
    this.itemId = itemId;
  }
}

/** A button of the site's own was pressed; the page around the toolbar knows what it means. */
export class CustomButtonEvent extends Event {
  static readonly type = 'icw-custom-button';
  readonly id: string;

  constructor(id: string) {
    super(CustomButtonEvent.type, { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'icw-pick': PickEvent;
    'icw-custom-button': CustomButtonEvent;
  }
}
