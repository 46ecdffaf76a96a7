using Visavis.Signaling;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;
using Visavis.Web.Data;
using Visavis.Web.Hosting;
using Visavis.Web.Localization;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
var dataFolder = DataFolder.Prepare(builder.Configuration, builder.Environment);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddData(builder.Configuration, dataFolder);
builder.Services.AddTexts();
builder.Services.AddHosting();
builder.Services.AddAccounts();
builder.Services.AddSignaling(builder.Configuration);
builder.Services.AddCalls();
builder.Services.AddRazorPages();

var app = builder.Build();
await app.Services.MigrateAsync();

app.UseHosting();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapCulture();
app.MapAccounts();
app.MapSignaling();

await app.RunAsync();

/// <summary>Public so that the tests can host it.</summary>
public partial class Program;
