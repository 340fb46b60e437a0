import { TopBar } from './shell/top-bar';

export default function LibraryPage() {
  return (
    <>
      <TopBar />
      <main id="content" />
    </>
  );
}
