// Starts the window.
import './app/zod.ts';
import './style/tokens.css';
import './style/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askAhead } from './app/ahead.ts';
import { App } from './app/App.tsx';
import { startClient } from './client/start.ts';
import { runWaiting } from './desk/after-paint.ts';

function show(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no root');
  askAhead();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

window.addEventListener('pagehide', runWaiting);
// If the state cannot be read, the app is rendered too, and shows the error.
void startClient().then(show, show);
