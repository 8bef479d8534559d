import './trouble.css';

/** What is the matter comes behind the page's address: there is no program that could tell it in another way. */
const sentence = document.getElementById('sentence');
if (sentence !== null) sentence.textContent = decodeURIComponent(location.hash.slice(1));
