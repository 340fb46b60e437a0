'use client';

import { Menu } from '@base-ui/react/menu';
import { useTranslation } from '@/lib/i18n/client';
import { buttonClass } from '../shell/button';
import menu from '../shell/menu.module.css';
import { isTheme, themes } from './theme';
import { useTheme } from './theme-context';

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { theme, setTheme } = useTheme();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={buttonClass({ look: 'quiet' })}
        aria-label={t('bar.theme', { theme: t(`theme.${theme}`) })}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M8 1.6a6.4 6.4 0 0 1 0 12.8z" fill="currentColor" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} align="end" sideOffset={6}>
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup
              aria-label={t('theme.label')}
              value={theme}
              onValueChange={(value: unknown) => isTheme(value) && setTheme(value)}
            >
              {themes.map((it) => (
                <Menu.RadioItem key={it} value={it} className={menu.item} closeOnClick>
                  <span className={menu.tick}>
                    <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
                  </span>
                  {t(`theme.${it}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
