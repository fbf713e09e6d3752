// Offers the tutorial in the sample study until it was finished or dismissed.
import { useNavigate } from '@tanstack/react-router';
import { beginTutorial, endTutorial, useTutorial } from '../desk/tutorial.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import styles from './TutorialOffer.module.css';

export function TutorialOffer() {
  const seen = useTutorial((state) => state.seen);
  const navigate = useNavigate();
  const begin = (): void => {
    beginTutorial();
    void navigate({ to: '/label', search: { queue: '' } });
  };
  useKeys('Library', [{ keys: 'Shift+T', about: 'label a first transcript, step by step', run: begin }]);
  if (seen) return null;
  return (
    <aside className={styles.offer} aria-label="Tutorial" data-testid="tutorial-offer">
      <p>New here? Label your first transcript: five keys, under two minutes.</p>
      <Button variant="primary" keys="Shift+T" onPress={begin}>
        Start
      </Button>
      <Button variant="quiet" onPress={endTutorial}>
        No, thanks
      </Button>
    </aside>
  );
}
