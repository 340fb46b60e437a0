/**
 * The environment of a process of ours that does work beside the server.
 *
 * glibc keeps blocks of up to 32 MB for later once one of them was freed; here that is an index segment
 * or two, some 25 MB. With the threshold said, large blocks go back to the system at once. Other systems
 * pass it over.
 */
export function childEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    MALLOC_MMAP_THRESHOLD_: String(1 << 18),
    ...process.env,
    // The flags of a test runner or of Next are not meant for it.
    NODE_OPTIONS: '',
    ...more,
  };
}
