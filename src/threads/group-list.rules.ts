const fewest = 5;

/** Whether so many people of a team have opened a version that a question about it points at none of them. */
export const mayNamePlace = (opened: number): boolean => opened >= fewest;
