using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Contacts.Pages;

/// <summary>One's own private contact details: seen, changed and emptied.</summary>
public sealed class DetailsModel(ContactBook book, VisavisDbContext db) : ManagePageModel
{
    private const ContactNeeds Everything = ContactNeeds.Name | ContactNeeds.Address | ContactNeeds.Telephone;

    [BindProperty]
    public ContactInput Contact { get; set; } = new();

    [BindProperty]
    public string? Stamp { get; set; }

    public ContactForm Form => new(Everything, Contact) { IsRequired = false, ErrorOf = ErrorOf };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var own = await book.OwnAsync(AccountId, cancellationToken);
        Contact = await book.FilledAsync(own, cancellationToken);
        Stamp = ContactBook.StampOf(own);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var own = await book.OwnAsync(AccountId, cancellationToken);
        if (ContactBook.StampOf(own) != Stamp)
        {
            Stamp = ContactBook.StampOf(own);
            return Conflict("contact");
        }

        var changed = await book.PutAsync(
            AccountId,
            Contact,
            Everything,
            ContactNeeds.None,
            (field, text) => ModelState.AddModelError($"Contact.{field}", text),
            cancellationToken
        );
        if (changed is null)
        {
            return Page();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another tab wrote the first row in the same moment.
            db.ChangeTracker.Clear();
            Stamp = ContactBook.StampOf(await book.OwnAsync(AccountId, cancellationToken));
            return Conflict("contact");
        }

        return Saved("contact", changed);
    }
}
