using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>For the client of an organisation: whom to ring or write to about anything that changes. Nothing for anybody else.</summary>
public sealed class NamedContactsViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        UserClaimsPrincipal.AccountId() is { } me
        && await NamedContact.OfClientAsync(db, me, HttpContext.RequestAborted) is { Count: > 0 } contacts
            ? View("/Organisations/ClientFiles/Pages/_NamedContacts.cshtml", contacts)
            : Content("");
}
