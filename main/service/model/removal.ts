/** What is said of taking devices away. */

/** What taking a device away does, or why it cannot be taken away here. */
export interface RemovalPreview {
  /** Topics whose retained messages are cleared on the broker. */
  readonly clear: readonly string[];
  /** The topic of the request to the device's bridge, which then removes it from its network. */
  readonly request?: string;
  /** Why it can only be forgotten here. */
  readonly obstacle?: string;
}

/** A device that was taken away, and can be brought back for 30 days. */
export interface RemovedDevice {
  readonly id: string;
  readonly name: string;
  readonly brokerId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly topics: readonly string[];
}

/** A device that is forgotten here: whatever announces it, nothing of it is taken up. */
export interface ForgottenDevice {
  readonly id: string;
  readonly name: string;
  readonly brokerId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly identifiers: readonly string[];
  readonly connections: ReadonlyArray<readonly [type: string, value: string]>;
}
