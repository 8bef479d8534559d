import './trouble.css';

// What is the matter comes with the page's address: there is no program that could tell it in another way.
for (const text of document.querySelectorAll<HTMLElement>('[data-of]')) {
  text.hidden = text.dataset['of'] !== (location.search === '?stopped' ? 'stop' : 'start');
}
const sentence = document.getElementById('sentence');
if (sentence !== null) sentence.textContent = decodeURIComponent(location.hash.slice(1));
