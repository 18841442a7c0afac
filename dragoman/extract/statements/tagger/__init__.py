"""The trained tagger of sources, cues and contents: windows -> scores -> lawful tags -> linked chunks."""
