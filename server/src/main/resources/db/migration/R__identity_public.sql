-- What features above may know of people.
create or replace view public_person as
select id, email, first_name, last_name, username
from person;

create or replace view public_membership as
select organization_id, person_id, role
from membership;

create or replace view public_organization as
select id, title, open_projects
from organization;
