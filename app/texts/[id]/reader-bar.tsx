'use client';

import type { ReactNode } from 'react';
import { Presence } from '@/app/live/presence';
import { NameAsker } from '@/app/people/name-dialog';
import { Button } from '@/app/shell/button';
import { TopBar } from '@/app/shell/top-bar';
import { useTranslation } from '@/lib/i18n/client';
import type { Side, TextView } from '@/lib/store/types';
import { Drawer } from './drawer';
import { FilterButton } from './filter/filter-button';
import type { Filtering } from './filter/use-filter';
import { HistoryButtons } from './history-buttons';
import { SaveStatus } from './save-status';
import { SearchField } from './search-field';
import type { Dialogs } from './use-dialogs';
import type { Edits } from './use-edits';
import type { TextSearch } from './use-text-search';
import styles from './reader.module.css';

interface Props {
  text: TextView;
  langs: Record<Side, string>;
  dialogs: Dialogs;
  edits: Edits;
  filtering: Filtering;
  textSearch: TextSearch;
  /** Names of the others who have the text open. */
  others: readonly string[];
  /** Nobody was asked for a name in this browser. */
  isNameless: boolean;
  /** What stands at the side of a wide page. */
  panel: ReactNode;
  /** How many beads there are. */
  total: number;
  /** What opens the matches: on a narrow page, and on a wide one. */
  matches: { opener: ReactNode; button: ReactNode };
  goTo: (index: number, how: 'near', side: Side) => void;
  /** Gives the focus back to the text. */
  goBack: () => void;
}

/** The bar above a text: its titles, what is saved, who is here, and what one looks for. */
export function ReaderBar(props: Props) {
  const { text, langs, dialogs, edits, filtering, textSearch, matches, goTo, goBack } = props;
  const { t } = useTranslation('reader');
  const [original, translation] = text.versions;
  const { search, field, isOpen, open, leave, begin, enterHit } = textSearch;
  const stepButtons = (
    <HistoryButtons
      canUndo={edits.history.canUndo}
      canRedo={edits.history.canRedo}
      onStep={edits.step}
    />
  );
  return (
    <div className={styles.bar}>
      <TopBar
        title={
          <h1 className={styles.title} lang={translation ? langs.target : langs.source}>
            <span lang={langs.source}>{original?.title}</span>
            <span lang={langs.target}>{translation?.title}</span>
          </h1>
        }
      >
        <Drawer open={dialogs.dialog === 'panel'} onOpenChange={dialogs.openOnly('panel')}>
          {props.panel}
          {matches.opener}
          {stepButtons}
        </Drawer>
        <SaveStatus state={edits.saveState} />
        <Presence others={props.others} />
        <NameAsker
          asks={props.isNameless && edits.changed}
          onOpen={() => dialogs.setDialog('name')}
        />
        <div className={styles.wide}>{stepButtons}</div>
        {matches.button}
        <FilterButton
          textId={text.id}
          total={props.total}
          filtering={filtering}
          open={dialogs.dialog === 'filter'}
          onOpenChange={(open) => {
            dialogs.openOnly('filter')(open);
            if (!open) goBack();
          }}
        />
        <Button
          look="quiet"
          className={styles.searchOpener}
          aria-label={t('search.label')}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? leave() : open())}
        >
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
            <path d="M12 12l4 4M13 7.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0z" />
          </svg>
        </Button>
        <div className={`${styles.search} ${isOpen ? styles.searching : ''}`}>
          <SearchField
            search={search}
            ref={field}
            onBegin={begin}
            onLeave={leave}
            onEnterHit={() => {
              const hit = enterHit();
              if (hit) goTo(hit.index, 'near', hit.side);
            }}
          />
        </div>
      </TopBar>
    </div>
  );
}
