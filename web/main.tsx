import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element "page".');
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
