using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices.Pages;

/// <summary>A page of somebody in whose name invoices are issued; for anybody else it is not there.</summary>
public abstract class IssuerPageModel(VisavisDbContext db, InvoiceAccess access) : ManagePageModel
{
    /// <summary>Which one, for who issues for several.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid? Of { get; set; }

    public IReadOnlyList<IssuerEntry> Issuers { get; private set; } = [];

    public IssuerEntry Issuer { get; private set; } = null!;

    /// <summary>Null before anything was said.</summary>
    public InvoiceIssuer? Row { get; private set; }

    protected VisavisDbContext Db => db;

    public string Here(string? handler = null) => $"{Request.Path}?of={Issuer.Id}{(handler is null ? "" : $"&handler={handler}")}";

    protected async Task<bool> FindIssuerAsync(CancellationToken cancellationToken)
    {
        Issuers = await access.IssuersOfAsync(AccountId, cancellationToken);
        if (Issuers.FirstOrDefault(issuer => Of is null || issuer.Id == Of) is not { } issuer)
        {
            return false;
        }

        Issuer = issuer;
        Row = await db.Set<InvoiceIssuer>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == issuer.Id, cancellationToken);
        return true;
    }

    protected IActionResult DoneHere(string section, string sentence)
    {
        (NoticeSection, NoticeText) = (section, sentence);
        return LocalRedirect($"{Here()}#{section}");
    }
}
