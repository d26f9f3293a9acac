companies-title = Companies
companies-open = Go to Companies
companies-search = Search companies
companies-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
companies-none = No companies yet. They come with the leads that name them.
companies-none-found = No company answers to “{ $query }”.
companies-more = Show more
companies-choose = Choose a company
companies-about = You see its people, what it is worth, and can correct or merge it.
company-name = Name
company-kana = Reading (kana)
company-domain = Mail domain
company-number = Corporate number
company-size = Employees
company-address = Address
company-saved = { $name } saved
company-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
company-open = Open: { $sum }
company-nobody = Nobody works there now.
company-alike = May be the same: { $names }
company-merge = Merge…
company-merge-title = Merge another company into { $name }
company-merge-text = Its people come here. What is empty here is filled from it. Undo takes both apart again.
company-merge-find = Company to merge
company-merge-choose = Choose a company
company-merge-do = { $count ->
    [0] Merge
    [one] Merge, 1 person comes
   *[other] Merge, { $count } people come
}
company-merged = { $merged } merged into { $name }
