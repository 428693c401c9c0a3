import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/form.css';
import { openSession } from './session/session.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element "page".');
void openSession();
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
