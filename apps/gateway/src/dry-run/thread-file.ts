/** Where the thread of dry runs begins. The bundle has another in its place. */
export const threadFile = new URL('./assess-thread.ts', import.meta.url);
