// The live region for screen readers; mounted once, by the frame.
import { useEffect, useState } from 'react';
import { onHeard } from './announce.ts';

export function Announcer() {
  const [spoken, setSpoken] = useState({ text: '', times: 0 });
  useEffect(() => onHeard((text) => setSpoken(({ times }) => ({ text, times: times + 1 }))), []);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {/* a new element each time, so that a repeated sentence is announced again */}
      <span key={spoken.times}>{spoken.text}</span>
    </div>
  );
}
