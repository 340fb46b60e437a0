import type { ReactNode } from 'react';
import { Logo } from './logo';
import styles from './message-page.module.css';

interface Props {
  title: string;
  detail: string;
  children: ReactNode;
}

/** A page that has only one thing to say, and a way on. */
export function MessagePage({ title, detail, children }: Props) {
  return (
    <main id="content" tabIndex={-1} className={styles.message}>
      <Logo size={48} />
      <h1>{title}</h1>
      <p>{detail}</p>
      <div className={styles.actions}>{children}</div>
    </main>
  );
}
