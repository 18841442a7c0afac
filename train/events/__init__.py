"""The classifier of acts: sentences written for it, their guide, and how they become a head of the encoder."""
