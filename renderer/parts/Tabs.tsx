// Panels of one place, one of them in sight.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

export interface TabsProps {
  label: string;
  tabs: readonly { id: string; title: string; panel: ReactNode }[];
}

export function Tabs({ label, tabs }: TabsProps) {
  return (
    <AriaTabs className={styles.tabs ?? ''}>
      <TabList aria-label={label} className={styles.list ?? ''}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={styles.tab ?? ''}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, panel }) => (
        <TabPanel key={id} id={id} className={styles.panel ?? ''}>
          {panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
