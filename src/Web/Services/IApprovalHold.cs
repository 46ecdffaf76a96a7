using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>Appointments about which a letter or a call is still on its way: silence decides nothing about them.</summary>
public interface IApprovalHold
{
    IQueryable<Guid> Held(VisavisDbContext db);
}
