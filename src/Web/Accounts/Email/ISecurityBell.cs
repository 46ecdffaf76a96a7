using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Email;

/// <summary>Tells the person in the page, beside the mail: also who has no confirmed address.</summary>
public interface ISecurityBell
{
    /// <summary>Joins the caller's save.</summary>
    /// <param name="title">In the reader's language.</param>
    void Add(VisavisDbContext db, Guid accountId, string title);
}
