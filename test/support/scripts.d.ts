// The scripts are plain JavaScript: they must run on Node 20 before anything is installed.
declare module '*/scripts/electron-runtime.mjs' {
  export function electronDist(): string;
  export function electronVersion(dist: string): string;
  export function electronBinary(dist: string): string;
  export function sandboxArguments(): string[];
  export function wantedVersion(): string;
}
declare module '*/scripts/setup/freshness.mjs' {
  export function ensureBuilt(): boolean;
}
declare module '*/scripts/setup/dependencies.mjs' {
  export function runNode(args: readonly string[], options?: { env?: Record<string, string> }): number;
  export function toolScript(packageName: string, binName?: string): string;
  export function projectNode(): string;
}
