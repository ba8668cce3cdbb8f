-- Which sites have the same operator is asked on each page of the secretariat, of everybody who assesses and keeps a site.
create index sites_operator on sites (operator);
