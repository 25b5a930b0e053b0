"""All that the code knows of English. Its word lists are plain text in `data`; another language is another room."""
