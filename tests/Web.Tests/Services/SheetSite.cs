using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Services.Sheets;

namespace Visavis.Web.Tests.Services;

/// <summary>Reads a one-time code as its mail says it: the mail itself forgets its words as soon as it is sent.</summary>
internal static class SheetSite
{
    public static string Read(AppHost app, SheetCode row) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Visavis.Services.SheetCode").Unprotect(row.SealedCode);
}
