/** Two halves of one jade disc, laid together: what 合璧 means. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M11 1.6a10.5 10.5 0 0 0 0 20.8v-6.3a4.3 4.3 0 0 1 0-8.2z" fill="var(--jade)" />
      <path
        d="M13 1.6a10.5 10.5 0 0 1 0 20.8v-6.3a4.3 4.3 0 0 0 0-8.2z"
        fill="none"
        stroke="var(--jade)"
        strokeWidth="1.4"
      />
    </svg>
  );
}
