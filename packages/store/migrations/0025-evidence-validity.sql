-- Evidence such as a certificate holds until a day.
alter table evidence add valid_until date;
